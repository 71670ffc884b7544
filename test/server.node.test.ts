/** The package where there is no DOM: in Node, as a server has it. Needs `npm run build`. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { entries } from './runtimes/entries.js';

const root = fileURLToPath(new URL('..', import.meta.url));
/** In a Node of its own, without what tests add to this one; a warning is an error. */
const run = (...args: string[]) =>
  execFileSync(process.execPath, ['--throw-deprecation', ...args], { cwd: root, encoding: 'utf8' });

describe('on a server', () => {
  for (const entry of entries)
    it(`${entry} can be imported`, () => {
      expect(JSON.parse(run('test/runtimes/import.mjs', entry))).to.not.be.empty;
    });

  it('@lit-labs/ssr writes the tag with its attributes, and opens nothing', () => {
    const written = run('test/runtimes/render.mjs', 'vc.example.com', '"quoted"');
    expect(written).to.match(/<meeting-embed\s[^>]*provider="pexip"[^>]*><\/meeting-embed>/);
    expect(written).to.include('address="vc.example.com"');
    expect(written).to.include('alias="&quot;quoted&quot;"');
    expect(written).to.match(/ mutecamera(=""|[ >])/i);
    expect(written).not.to.match(/iframe|<template/);
  });
});
