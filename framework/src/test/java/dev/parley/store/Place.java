package dev.parley.store;

/// A stored class that others refer to.
class Place {
  @Id String key;
  String title;
  Place next;

  Place() {}

  Place(String key, String title) {
    this.key = key;
    this.title = title;
  }
}
