/** Starts an Angular application of one component, without zones, in a place of its own. */
import { provideZonelessChangeDetection, type Type } from '@angular/core';
import { createApplication } from '@angular/platform-browser';

export const startAngular = <T>(component: Type<T>, container: Element) => {
  const host = document.createElement('app-meeting');
  container.append(host);
  const application = createApplication({ providers: [provideZonelessChangeDetection()] });
  const started = application.then((app) => app.bootstrap(component, host));
  return {
    with: (what: (instance: T) => void) => void started.then(({ instance }) => what(instance)),
    destroy: () => void application.then((app) => app.destroy()),
  };
};
