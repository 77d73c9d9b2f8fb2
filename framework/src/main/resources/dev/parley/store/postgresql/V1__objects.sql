create table objects (
  store    text        collate "C" not null,
  key      text        collate "C" not null,
  version  bigint      not null,
  form     integer     not null,
  document jsonb       not null,
  saved_at timestamptz not null,
  primary key (store, key)
);
