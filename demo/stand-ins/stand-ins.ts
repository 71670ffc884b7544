/** Every stand-in by name. */
import { clickToCall } from './click-to-call.ts';
import { eyeson } from './eyeson.ts';
import { eyesonApi } from './eyeson-api.ts';
import { immail } from './immail.ts';
import { jitsi } from './jitsi.ts';
import { pexipWebapp } from './pexip-webapp.ts';
import { openStandIn } from './stand-in.ts';
import { whereby } from './whereby.ts';

export const standIns = [immail, pexipWebapp, eyeson, eyesonApi, clickToCall, jitsi, whereby];

/** Opens them all. */
export const openStandIns = async (): Promise<{
  urls: Record<string, string>;
  close(): Promise<void>;
}> => {
  const open = await Promise.all(standIns.map((standIn) => openStandIn(standIn)));
  return {
    urls: Object.fromEntries(standIns.map(({ name }, i) => [name, open[i]!.url])),
    close: async () => {
      await Promise.all(open.map(({ close }) => close()));
    },
  };
};
