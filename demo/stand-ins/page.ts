/** The look that the stand-ins share: a small meeting, drawn without any picture or script from outside. */

const escapes: { [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character]!);

export interface MeetingPage {
  readonly system: string;
  /** The system's colour. */
  readonly accent: string;
  readonly title: string;
  /** Names of the people to draw; the first is the local participant. */
  readonly people: readonly string[];
  /** Buttons of the toolbar, those that are off with a leading "-". */
  readonly buttons?: readonly string[];
  /** What the page was told, to show that it arrived. */
  readonly facts?: readonly (readonly [name: string, value: string])[];
  /** Runs in the page; `report(message)` tells the server, `say(text)` shows a line. */
  readonly script?: string;
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();

export const renderMeetingPage = ({
  system,
  accent,
  title,
  people,
  buttons = [],
  facts = [],
  script = '',
}: MeetingPage): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(`${title} – ${system} (stand-in)`)}</title>
<style>
*{box-sizing:border-box}
body{margin:0;height:100vh;display:grid;grid-template-rows:auto 1fr auto;background:#12151c;color:#e8ebf2;font:14px/1.4 system-ui,sans-serif;overflow:hidden}
header{display:flex;gap:.6em;align-items:center;padding:.6em .9em;font-weight:600;min-width:0}
header i{width:.8em;height:.8em;border-radius:50%;background:${accent};flex:none}
header span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
header small{margin-inline-start:auto;opacity:.65;font-weight:400;white-space:nowrap}
main{display:grid;grid-template-columns:repeat(auto-fit,minmax(8em,1fr));gap:.5em;padding:0 .9em;min-height:0;grid-auto-rows:1fr}
figure{margin:0;border-radius:.7em;background:#1f2430;display:grid;place-content:center;justify-items:center;gap:.4em;min-height:0;overflow:hidden}
figure b{width:3.2em;height:3.2em;border-radius:50%;background:${accent};display:grid;place-content:center;color:#fff}
figure:first-child{outline:2px solid ${accent};outline-offset:-2px}
footer{padding:.6em .9em;display:grid;gap:.4em;min-height:0}
nav{display:flex;gap:.4em;flex-wrap:wrap;justify-content:center}
nav span{background:#2a3040;border-radius:2em;padding:.25em .8em;font-size:12px}
nav span.off{background:#7a2330}
dl{margin:0;display:flex;flex-wrap:wrap;gap:.1em .9em;font-size:12px;opacity:.75;max-height:3.2em;overflow:auto}
dl div{display:flex;gap:.3em}dd{margin:0;font-family:ui-monospace,monospace;overflow-wrap:anywhere}
output{font-size:12px;min-height:1.4em;text-align:center;color:#9fd8b0}
body.over main{opacity:.25}
@media(max-height:17em){dl{display:none}main{grid-template-columns:repeat(auto-fit,minmax(5em,1fr))}figure{font-size:12px}figure b{width:2.4em;height:2.4em}}
</style>
<header><i></i><span>${escapeHtml(title)}</span><small>${escapeHtml(system)} · stand-in</small></header>
<main>${people.map((name) => `<figure><b>${escapeHtml(initials(name))}</b>${escapeHtml(name)}</figure>`).join('')}</main>
<footer><nav>${buttons.map((button) => `<span${button.startsWith('-') ? ' class="off"' : ''}>${escapeHtml(button.replace(/^-/, ''))}</span>`).join('')}</nav>
<dl>${facts.map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>
<output role="status"></output></footer>
<script>
const page = location.pathname + location.search;
const say = (text) => { document.querySelector('output').textContent = text; };
const visit = Math.random();
let reports = 0;
const report = (message) => fetch('/stand-in/records', { method: 'POST', body: JSON.stringify({ page, message, visit, nth: reports++ }), keepalive: true });
const over = (text) => { document.body.classList.add('over'); say(text); };
${script}
</script></html>`;
