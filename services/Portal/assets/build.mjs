// Builds the Portal's style sheet, scripts and icons: node build.mjs OUT_FOLDER BLAZOR_SCRIPT
import { readFile, writeFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { PurgeCSS } from 'purgecss';

const [out, blazor] = process.argv.slice(2);
async function sources(folder) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (['obj', 'bin', 'node_modules', 'assets', 'Migrations'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...await sources(path));
    else if (/\.(razor|cs)$/.test(entry.name)) found.push(await readFile(path, 'utf8'));
  }
  return found;
}

// Every page's markup: the Portal's, and Identity's sign-in pages, which use the same style sheet.
const text = [...await sources('..'), ...await sources('../../Identity')].join('\n');

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

async function put(name, content) {
  await writeFile(join(out, name), content);
  await writeFile(join(out, name + '.br'), brotliCompressSync(Buffer.from(content)));
}

async function styles() {
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: text, extension: 'razor' }], variables: true, keyframes: true,
    css: [{ raw: await readFile('node_modules/@tabler/core/dist/css/tabler.min.css', 'utf8') }],
    safelist: { variables: [/^--tblr-(primary|gray|body|border|font|text|bg|link|success|danger|warning|info|secondary|muted)/] },
  });
  const own = await readFile('site.css', 'utf8');
  const { code } = await transform(purged.css + own, { loader: 'css', minify: true, legalComments: 'none' });
  await put('site.css', code);
}

async function scripts() {
  const islands = (await readdir('islands')).filter((name) => name.endsWith('.js'));
  const made = await build({
    entryPoints: ['loader.js', ...islands.map((name) => `islands/${name}`)],
    bundle: true, minify: true, format: 'esm', target: 'es2022', entryNames: '[name]', outdir: out, write: false, legalComments: 'none',
  });
  for (const file of made.outputFiles) await put(file.path.split('/').pop(), file.contents);
  await put('blazor.web.js', (await readFile(blazor, 'utf8')).replace(/\n\/\/# sourceMappingURL=.*$/m, ''));
}

// Only the icons that pages name go into the assembly: Icon="…", <Icon Name="…" />, Icon: "…".
async function icons() {
  const names = new Set([...text.matchAll(/\bIcon(?:="|: "|[^<>\n]*? Name="|[^\n]*? = ")([a-z][a-z0-9-]+)"/g)].map((match) => match[1]));
  const drawn = {};
  for (const name of [...names].sort()) {
    const svg = await readFile(`node_modules/@tabler/icons/icons/outline/${name}.svg`, 'utf8');
    drawn[name] = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>')).replace(/<path stroke="none"[^>]*>/, '').replace(/\s*\n\s*/g, '');
  }
  await writeFile(join(out, 'icons.json'), JSON.stringify(drawn));
}

await Promise.all([styles(), scripts(), icons()]);
await writeFile(join(out, 'built'), '');
