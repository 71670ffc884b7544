/** `<meeting-embed>` in Angular. */
import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { Mount } from './mount.ts';
import { startAngular } from './start-angular.ts';

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
  const application = startAngular(Meeting, container);
  return {
    rename: (name) => application.with((instance) => instance.name.set(name)),
    unmount: application.destroy,
  };
};
