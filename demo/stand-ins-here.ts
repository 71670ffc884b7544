/** The systems as the demo shows them, on the stand-ins that run beside it. */
import { systems, type System } from './systems.ts';

export const standIns = async (): Promise<readonly System[]> => {
  const response = await fetch('/origins.json');
  return systems((await response.json()) as Readonly<Record<string, string>>);
};
