create table objects (
  store    text    not null,
  key      text    not null,
  version  integer not null,
  form     integer not null,
  document text    not null,
  saved_at text    not null,
  primary key (store, key)
) without rowid;
