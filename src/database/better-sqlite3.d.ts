/** Only handed on to TypeORM, which calls it. */
declare module 'better-sqlite3' {
  const Database: unknown;
  export = Database;
}
declare module 'better-sqlite3-13' {
  const Database: unknown;
  export = Database;
}
