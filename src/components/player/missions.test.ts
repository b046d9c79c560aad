import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Missions } from './Missions.tsx';

it('the list of missions counts its own alone, whatever an earlier version had ticked', () => {
  const missions = ['now', 'later'].map((id) => ({ id, task: id }));
  const done = new Set(['now', 'gone']);
  expect(renderToStaticMarkup(createElement(Missions, { missions, done }))).toContain(
    'Missions: 1 of 2 done',
  );
});
