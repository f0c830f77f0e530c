import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * The order of the house: a folder imports only from folders above it. Support folders come first and know no feature;
 * among themselves they may know one another.
 */
const SUPPORT = ['database', 'http', 'history', 'jobs', 'mail', 'pages', 'accounts'];
const FEATURES = [
  'initiatives',
  'questionnaires',
  'exercises',
  'invitations',
  'responses',
  'reviews',
  'findings',
  'reports',
  'portfolio',
];
const root = join(__dirname, '..');
const source = join(root, 'src');

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

const files = filesBelow(source).map((path) => relative(source, path));
const roomOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

/** Relative imports of a file, as paths below src. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) =>
    relative(source, join(source, file, '..', match[1] ?? '')),
  );
}

describe('the house', () => {
  it('has no room that is not a word of the field or a support room', () => {
    const rooms = new Set(files.map(roomOf).filter(Boolean));
    expect([...rooms].filter((room) => ![...SUPPORT, ...FEATURES].includes(room))).toEqual([]);
  });

  it('lets a folder import only from folders above it', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const own = roomOf(file);
      if (own === '') continue;
      for (const target of importsOf(file)) {
        const other = roomOf(target);
        if (other === '' || other === own || SUPPORT.includes(other)) continue;
        if (SUPPORT.includes(own) || FEATURES.indexOf(other) > FEATURES.indexOf(own))
          wrong.push(`${file} → ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps the files that put everything together out of every room', () => {
    const wrong = files.flatMap((file) =>
      roomOf(file) === '' || file.endsWith('.spec.ts')
        ? []
        : importsOf(file)
            .filter((target) => /^(main|start|app\.module|app\.entities)\./.test(target))
            .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('uses none of the names that say nothing', () => {
    expect(files.filter((file) => /\b(util|utils|helper|helpers|common|base|manager)\b/.test(file))).toEqual(
      [],
    );
  });

  it('keeps every file of ours below 300 lines', () => {
    const folders = ['src', 'test', 'bench', 'demo', 'scripts'].map((name) => join(root, name));
    const long = folders
      .flatMap((folder) => filesBelow(folder))
      .map((path) => [relative(root, path), readFileSync(path, 'utf8').split('\n').length - 1] as const)
      .filter(([, lines]) => lines > 300);
    expect(long).toEqual([]);
  });

  it('gives no class more than four others to work with', () => {
    const many = files
      .filter((file) => !file.endsWith('.spec.ts'))
      .flatMap((file) => {
        const source = readFileSync(join(root, 'src', file), 'utf8');
        const constructors = [...source.matchAll(/^ {2}constructor\(\n([\s\S]*?)^ {2}\)/gm)];
        return constructors
          .map((match) => (match[1] ?? '').trimEnd().split('\n').length)
          .filter((count) => count > 4)
          .map((count) => `${file}: ${count}`);
      });
    expect(many).toEqual([]);
  });

  it('has every path that the README names', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const named = [
      ...readme.matchAll(/`((?:src|test|bench|demo|docs|surveys|reports|scripts)\/[\w./-]*)`/g),
    ].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !statSync(join(root, path), { throwIfNoEntry: false }))).toEqual([]);
  });
});
