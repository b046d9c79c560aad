import type { ReactNode } from 'react';
import type { DashboardMoment } from './model.ts';
import { age, ageText, at } from './words.ts';

/** Query time beside the age of the data: the two that are taken for one another. */
export function Freshness({ moment: { view, tMs } }: { moment: DashboardMoment }): ReactNode {
  const next = view.querying
    ? 'waiting for answers'
    : Number.isNaN(view.nextMs)
      ? 'does not ask again in this run'
      : `asks again in ${age(view.nextMs - tMs)}`;
  return (
    <dl className="dash-fresh">
      <div>
        <dt>The page asked</dt>
        <dd>{at(view.queryMs)}</dd>
        <dd className="dash-next">{next}</dd>
      </div>
      <div>
        <dt>Gold&apos;s data timestamp</dt>
        <dd>{at(view.dataMs)}</dd>
        <dd className="dash-next">MAX(window_minute) {at(view.newestMinuteMs).slice(0, 5)}</dd>
      </div>
      <div data-age>
        <dt>Newest event shown</dt>
        <dd>{ageText(view)}</dd>
        <dd className="dash-next">now {at(tMs)}</dd>
      </div>
    </dl>
  );
}
