/**
 * Little memory and few connections: one process serves thousands of members. WAL is kept so that a copy made while
 * running can be opened. Just-in-time compilation costs more than it saves on short queries.
 */
export const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "",
  max_connections: "60",
  shared_buffers: "96MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  max_wal_size: "1GB",
  wal_keep_size: "256MB",
  jit: "off",
  log_min_messages: "warning",
  log_checkpoints: "off",
  log_line_prefix: "%m [%p] ",
};

/**
 * Text sorts by code point and is known as UTF-8, Chinese included: with the "C" classes of characters a trigram
 * index would see none. Whoever reaches the socket is let in; its folder lets in nobody else.
 */
export const INITDB_OPTIONS = [
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--lc-ctype=C.UTF-8",
  "--lc-collate=C",
  "--auth=trust",
  "--no-instructions",
];
