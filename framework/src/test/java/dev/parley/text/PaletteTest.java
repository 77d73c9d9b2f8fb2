package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
  @ParameterizedTest
  @CsvSource({
    "#ff0000, colour196, bright-red",
    "#00ff00, colour46, bright-green",
    "#0000ff, colour21, blue",
    "#ffffff, colour231, bright-white",
    "#000000, colour16, black",
    "#808080, colour244, bright-black",
    "#7f7f7f, colour244, bright-black",
    "#cd0000, colour160, red",
    "#ffff00, colour226, bright-yellow",
    "#00ffff, colour51, bright-cyan",
    "#ff00ff, colour201, bright-magenta",
    "#ff8700, colour208, bright-red",
    "#5f87af, colour67, bright-black",
    "#eeeeee, colour255, white",
    "#303030, colour236, bright-black",
  })
  void trueColoursBecomeTheNearestThatThereAre(String rgb, String of256, String of16) {
    var colour = Colour.parse(rgb);
    assertThat(colour.nearest(ColourDepth.TRUE)).isEqualTo(colour);
    assertThat(colour.nearest(ColourDepth.PALETTE)).isEqualTo(Colour.parse(of256));
    assertThat(colour.nearest(ColourDepth.SIXTEEN)).isEqualTo(Colour.parse(of16));
  }

  @Test
  void coloursOfThePaletteStayThemselves() {
    for (int i = 16; i < 256; i++) {
      var same = Colour.rgb(Palette.rgb(i) >> 16, Palette.rgb(i) >> 8 & 255, Palette.rgb(i) & 255);
      assertThat(Palette.rgb(same.nearest(ColourDepth.PALETTE).index()))
          .as("%s", same)
          .isEqualTo(Palette.rgb(i));
      assertThat(Colour.palette(i).nearest(ColourDepth.PALETTE)).isEqualTo(Colour.palette(i));
    }
  }

  @Test
  void namedColoursStayThemselves() {
    for (int i = 0; i < 16; i++) {
      var named = Colour.palette(i);
      assertThat(named.nearest(ColourDepth.SIXTEEN)).isEqualTo(named);
      assertThat(named.nearest(ColourDepth.PALETTE)).isEqualTo(named);
      assertThat(Palette.nearestOf16(named.rgb())).isEqualTo(i);
    }
  }

  @Test
  void theCubeAndTheGreysAreThoseOfXterm() {
    assertThat(Palette.rgb(16)).isZero();
    assertThat(Palette.rgb(67)).isEqualTo(0x5F87AF);
    assertThat(Palette.rgb(231)).isEqualTo(0xFFFFFF);
    assertThat(Palette.rgb(232)).isEqualTo(0x080808);
    assertThat(Palette.rgb(255)).isEqualTo(0xEEEEEE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"red", "bright-cyan", "colour16", "colour255", "#0a0b0c"})
  void namesAreReadAsTheyAreShown(String name) {
    assertThat(Colour.parse(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rod", "colour256", "#12345", "#gggggg", "colour", "-1"})
  void otherNamesAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Colour.parse(name))
        .withMessageStartingWith("colour: \"" + name + "\" (expected black, red,");
  }

  @Test
  void partsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Colour.rgb(0, 256, 0))
        .withMessage("green: 256 (expected 0..255)");
    assertThatIllegalArgumentException().isThrownBy(() -> Colour.palette(-1));
  }
}
