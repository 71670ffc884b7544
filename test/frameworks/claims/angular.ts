/** The claims in Angular. */
import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { Given, Show } from './claims.ts';
import { startAngular } from '../start-angular.ts';

export const show: Show = (container, first, heard) => {
  class Meeting {
    readonly given = signal<Given>(first);
    readonly heard = heard;
  }
  Component({
    selector: 'app-meeting',
    schemas: [CUSTOM_ELEMENTS_SCHEMA],
    template: `@if (given().isShown) {
      <meeting-embed provider="jitsi" room="claims"
        [address]="given().address" [displayName]="given().displayName" [loadTimeout]="given().loadTimeout"
        [startWithAudioMuted]="given().startWithAudioMuted" [toolbarButtons]="given().toolbarButtons"
        [configOverwrite]="given().configOverwrite" [getToken]="given().getToken"
        (meeting-ready)="heard($event)" (lowercaseevent)="heard($event)" (camelEvent)="heard($event)"
        (CAPSEVENT)="heard($event)" (PascalEvent)="heard($event)"
      ><p slot="waiting">{{ given().displayName }}</p></meeting-embed>
    }`,
  })(Meeting);
  const application = startAngular(Meeting, container);
  return {
    change: (given) => application.with((instance) => instance.given.set(given)),
    close: application.destroy,
  };
};
