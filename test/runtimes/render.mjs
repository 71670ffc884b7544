/** For any runtime: prints what `@lit-labs/ssr` makes of the tag. The provider and the address: as arguments. */
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit-html';
import 'meeting-embed/define';

const [, , address, alias = 'meet.alice'] = process.argv;
const meeting = html`<meeting-embed
  provider="pexip"
  address=${address}
  alias=${alias}
  ?muteCamera=${true}
></meeting-embed>`;
console.log(await collectResult(render(meeting)));
