/** `npm start`: serves the demo and the documentation until Ctrl+C. */
import { openDemo } from './demo-server.ts';

const PORT = 5173;

const { url, origins, close } = await openDemo({
  port: Number(process.env.PORT ?? PORT),
  open: process.argv.includes('--open') && !process.env.CI,
});

console.log(`\n  <meeting-embed> demo   ${url}`);
console.log(`  documentation          ${url}docs/index.html\n`);
for (const [name, origin] of Object.entries(origins))
  console.log(`  stand-in ${name.padEnd(14)} ${origin}`);
console.log('\n  Ctrl+C ends it.\n');

const stop = async () => {
  await close();
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
