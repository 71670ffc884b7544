/**
 * The scripts that the vendors give to pages, from their npm packages: Whereby's as published for a `<script>`, Jitsi's
 * external API built from the sources in its package for React Native, since no package has `external_api.js` itself.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { build } from 'esbuild';

const WHEREBY = '@whereby.com/browser-sdk@3.30.3';
const JITSI = '@jitsi/react-native-sdk@13.2.0';
/** What Jitsi's external API imports, in the versions that its package names. */
const JITSI_NEEDS = [
  '@jitsi/js-utils@6.3.2',
  '@jitsi/logger@2.1.1',
  '@braintree/sanitize-url@7.0.0',
  'events@3.3.0',
];

/** Unpacks some files of a package into a folder. */
const unpack = (name: string, folder: string, ...files: string[]): void => {
  const pack = ['pack', '--silent', '--pack-destination', folder, name];
  const archive = execFileSync('npm', pack, { encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', `${folder}/${archive}`, '-C', folder, ...files]);
};

const buildJitsi = async (folder: string): Promise<string> => {
  unpack(JITSI, folder, 'package/modules', 'package/react');
  const install = ['install', '--silent', '--no-save', '--ignore-scripts', '--prefix', folder];
  execFileSync('npm', [...install, ...JITSI_NEEDS]);
  const { outputFiles } = await build({
    entryPoints: [`${folder}/package/modules/API/external/external_api.js`],
    nodePaths: [`${folder}/node_modules`],
    resolveExtensions: ['.web.ts', '.ts', '.js', '.json'],
    bundle: true,
    minify: true,
    // As Jitsi builds it: a library that is a global.
    format: 'iife',
    globalName: 'JitsiMeetExternalAPI',
    footer: { js: 'JitsiMeetExternalAPI=JitsiMeetExternalAPI.default;' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    write: false,
  });
  return outputFiles[0]!.text;
};

/** By the name under which the bench serves them. */
export const loadVendorScripts = async (): Promise<Readonly<Record<string, string>>> => {
  const folder = await mkdtemp(`${tmpdir()}/meeting-embed-`);
  try {
    const whereby = 'package/dist/cdn/v3-embed.js';
    unpack(WHEREBY, folder, whereby);
    return {
      'whereby.js': await readFile(`${folder}/${whereby}`, 'utf8'),
      'external_api.js': await buildJitsi(folder),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
};
