/** `<meeting-embed>` in Angular. */
import '@angular/compiler';
import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  provideZonelessChangeDetection,
  signal,
} from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import type { Mount } from './mount.ts';

export const mount: Mount = (container, props, onReady) => {
  class Meeting {
    readonly props = props;
    readonly name = signal('Ann');
    readonly onReady = onReady;
  }
  Component({
    selector: 'app-meeting',
    schemas: [CUSTOM_ELEMENTS_SCHEMA],
    template: `<meeting-embed
      [provider]="props.provider" [address]="props.address" [alias]="props.alias" [muteCamera]="props.muteCamera"
      [name]="name()" (meeting-ready)="onReady($event)"></meeting-embed>`,
  })(Meeting);
  const host = document.createElement('app-meeting');
  container.append(host);
  const application = createApplication({ providers: [provideZonelessChangeDetection()] });
  const component = application.then((app) => app.bootstrap(Meeting, host));
  return {
    rename: (name) => void component.then(({ instance }) => instance.name.set(name)),
    unmount: () => void application.then((app) => app.destroy()),
  };
};
