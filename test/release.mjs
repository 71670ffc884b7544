/**
 * `npm run release -- --dry-run`: builds, packs, checks what was packed, and prints the integrity of its files. Without
 * `--dry-run` it publishes what it checked. `--base=https://cdn.example.com/meeting-embed@1.0.0/dist/`: prints the
 * import map and the tag for that folder.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
/** `npm run release --dry-run` reaches a script as a setting of npm's. */
const dry = process.argv.includes('--dry-run') || process.env.npm_config_dry_run === 'true';
const base = process.argv.find((word) => word.startsWith('--base='))?.slice(7);

/** Entries that are types alone have nothing to run, and Angular's has modules alone: what a package of modules is. */
const ATTW = ['--profile', 'esm-only'];

/** The package, Lit, and what Lit is made of. */
const PACKAGES_MAX = 8;

/** @param {string} title @param {string} command @param {string[]} args */
const step = (title, command, ...args) => {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, npm_config_dry_run: '' },
    shell: process.platform === 'win32',
  });
  if (status) {
    console.error(`${title}: failed.`);
    process.exit(1);
  }
};

/** Changes that are not in the changelog yet. */
const pending = readdirSync(`${root}.changeset`).filter(
  (file) => file.endsWith('.md') && file !== 'README.md',
);
const changelog = readFileSync(`${root}CHANGELOG.md`, 'utf8');
/** What the packed file brings to an empty project, where npm heeds what each package says of Node. @param {string} packed */
const install = (packed) => {
  console.log('\n── install');
  const project = `${packed}-installed`;
  mkdirSync(project);
  writeFileSync(`${project}/package.json`, '{ "private": true }');
  const { status, stdout, stderr } = spawnSync('npm', ['install', '--engine-strict', packed], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, npm_config_dry_run: '' },
    shell: process.platform === 'win32',
  });
  console.log(`${stdout}${stderr}`.trim());
  const added = Number(/added (\d+) packages/.exec(stdout)?.[1]);
  if (!status && !/\bwarn\b/i.test(stderr) && added <= PACKAGES_MAX) return;
  console.error(`install: failed, or warned, or more than ${PACKAGES_MAX} packages.`);
  process.exit(1);
};

const faults = [
  pending.length &&
    `${pending.join(', ')}: not in the changelog; \`npm run changeset version\` first.`,
  changelog.includes(`\n## ${version}\n`) || `CHANGELOG.md has no section ${version}.`,
].filter((fault) => typeof fault === 'string');
for (const fault of faults) console.error(fault);
if (faults.length && !dry) process.exit(1);

step('build', 'npm', 'run', '--silent', 'build');
step('size', 'node', 'test/size.mjs');
const folder = mkdtempSync(`${tmpdir()}/release-`);
try {
  const [{ filename, size, unpackedSize, entryCount, integrity: tarball }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--dry-run=false', '--pack-destination', folder], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    }),
  );
  const packed = `${folder}/${filename}`;
  step('publint', 'npx', '--no-install', 'publint', '--strict', packed);
  step('are the types wrong?', 'npx', '--yes', '@arethetypeswrong/cli@0.18.5', packed, ...ATTW);

  install(packed);

  /** @type {{ integrity: Record<string, string> }} */
  const { integrity } = JSON.parse(readFileSync(`${root}dist/importmap.json`, 'utf8'));
  console.log(`\n── integrity of ${name} ${version}`);
  console.log(
    `${filename}: ${entryCount} files, ${size} B, ${unpackedSize} B unpacked\n${tarball}`,
  );
  for (const [path, value] of Object.entries(integrity))
    console.log(`${value}  dist/${path.slice(2)}`);
  if (base) {
    const absolute = Object.entries(integrity).map(([path, value]) => [
      new URL(path, base).href,
      value,
    ]);
    const map = { integrity: Object.fromEntries(absolute) };
    const [src] = absolute.find(([url]) => url?.endsWith('/meeting-embed.js')) ?? [];
    console.log(`\n<script type="importmap">\n${JSON.stringify(map, null, 1)}\n</script>`);
    console.log(
      `<script type="module" src="${src}" integrity="${integrity['./meeting-embed.js']}" crossorigin></script>`,
    );
  }
  if (dry) console.log('\nA dry run: nothing was published.');
  else step('publish', 'npm', 'publish', packed, '--access', 'public');
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = faults.length ? 1 : 0;
