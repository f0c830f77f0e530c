// Builds what browsers load: two style sheets, the scripts of the form and of staff, two fonts and the icon, each with the hash of its
// content in its name, and the list of them (`PageAssets`). Run by `npm run build` and before the tests.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { compile } from 'sass';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const out = join(root, 'dist', 'assets');
const fonts = join(root, 'node_modules/@fontsource/source-sans-3/files');

mkdirSync(out, { recursive: true });
const written = new Set(['manifest.json']);

/** Writes a file under a name that changes with its content; answers its address. */
function put(name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const file = `${name}-${hash}.${extension}`;
  writeFileSync(join(out, file), content);
  written.add(file);
  return `/assets/${file}`;
}

const font = (weight) =>
  put(
    `source-sans-3-${weight}`,
    'woff2',
    readFileSync(join(fonts, `source-sans-3-latin-${weight}-normal.woff2`)),
  );
const fontRegular = font(400);
const fontBold = font(600);

async function styles(name) {
  const { css } = compile(join(root, 'src/pages/styles', `${name}.scss`), {
    loadPaths: [join(root, 'node_modules'), join(root, 'src/pages/styles')],
    style: 'compressed',
    quietDeps: true,
  });
  const withFonts = css.replaceAll('FONT-400', fontRegular).replaceAll('FONT-600', fontBold);
  // Browsers that know nothing of `:has`, `inert` or sizes by content still get every rule they do know.
  const { code } = await transform(withFonts, {
    loader: 'css',
    minify: true,
    target: ['chrome90', 'safari14'],
  });
  return put(name, 'css', code);
}

async function script(name) {
  const { outputFiles } = await build({
    entryPoints: [join(root, `src/pages/browser/${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    write: false,
    legalComments: 'none',
  });
  return put(name, 'js', outputFiles[0].contents);
}

const [partnerCss, staffCss, formJs, staffJs] = await Promise.all([
  styles('partner'),
  styles('staff'),
  script('form'),
  script('staff'),
]);
const icon = put('icon', 'svg', readFileSync(join(root, 'src/pages/styles/icon.svg')));

writeFileSync(
  join(out, 'manifest.json'),
  `${JSON.stringify({ partnerCss, staffCss, formJs, staffJs, fontRegular, fontBold, icon }, null, 2)}\n`,
);
for (const old of readdirSync(out)) if (!written.has(old)) rmSync(join(out, old));
console.log(`dist/assets: ${[...written].sort().join(', ')}`);
