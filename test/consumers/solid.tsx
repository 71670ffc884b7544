import type { MeetingEmbedElement } from 'meeting-embed';
import type {} from 'meeting-embed/solid';

let meeting: MeetingEmbedElement | undefined;
export const right = (
  <meeting-embed
    ref={(element) => (meeting = element)}
    class="wide"
    style={{ height: '400px' }}
    slot="main"
    hidden
    onClick={() => void meeting?.hangup()}
    provider="jitsi"
    attr:room="Standup"
    command-timeout="5000"
    prop:hideButtons={['invite']}
    on:meeting-left={({ detail }) => void detail.reason.length}
  />
);
// @ts-expect-error -- misspelt
export const misspelt = <meeting-embed bandwith={1024} />;
// @ts-expect-error -- no such mode
export const wrongType = <meeting-embed mode="waiting" />;
// @ts-expect-error -- the detail has no such field
export const wrongDetail = <meeting-embed on:meeting-left={({ detail }) => detail.cause} />;
