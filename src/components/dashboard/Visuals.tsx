import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { dequal } from 'dequal/lite';
import { memo, type ReactNode } from 'react';
import type { DashboardView } from '../../sim/index.ts';
import { clock, count } from '../chart/index.ts';
import { Facts } from '../player/index.ts';
import { usePart, type DashboardMoment, type Running } from './model.ts';
import { at } from './words.ts';

/**
 * The four visuals of the page, each with the measure that it shows. They change when the page has
 * its answers, and then one after the other: a part of the figure each.
 */
export const Visuals = memo(function Visuals(props: Running): ReactNode {
  return (
    <div className="dash-page" aria-label="The dashboard page" role="group">
      <Tile title="Events by country, top 10" measure="SUM(event_count)" name="bar">
        <TopCountries {...props} />
      </Tile>
      <Tile title="Purchases" measure="Purchases Last Hour" name="card">
        <Card {...props} of={({ purchases }) => count(purchases)} />
      </Tile>
      <Tile title="Events a minute" measure="event_count by window_minute and country" name="line">
        <EventsAMinute {...props} />
      </Tile>
      <Tile title="Newest minute" measure="MAX(window_minute)" name="fresh">
        <Card {...props} of={({ newestMinuteMs }) => at(newestMinuteMs).slice(0, 5)} />
      </Tile>
      <Tile title="By country" measure="SUM of each column" name="table">
        <ByCountry {...props} />
      </Tile>
      <div className="dash-notes">
        <p className="figure-note">
          <strong>unique_users must not be summed.</strong> It counts different users within one
          minute and country; who comes back a minute later is counted again, and Gold no longer
          knows who it was. The column &ldquo;really&rdquo; is counted from Silver.
        </p>
        <p className="figure-note">
          <strong>NOW() is not freshness.</strong> A measure with NOW() or UTCNOW() says when the
          page asked. MAX(window_minute) says how far the data go: stop the generator, and only the
          second one stands still.
        </p>
      </div>
    </div>
  );
});

function TopCountries(props: Running): ReactNode {
  return <Bars top={usePart(props, 1).view.top} />;
}

function Card({ of, ...props }: Running & { of: (view: DashboardView) => string }): ReactNode {
  return <p className="dash-card">{of(usePart(props, 2).view)}</p>;
}

function EventsAMinute(props: Running): ReactNode {
  return <Lines lines={usePart(props, 3).view.lines} />;
}

function ByCountry(props: Running): ReactNode {
  const { view, users } = usePart(props, 5);
  return <Breakdown rows={view.rows} users={users} />;
}

interface TileProps {
  title: string;
  measure: string;
  name: string;
  children: ReactNode;
}

function Tile({ title, measure, name, children }: TileProps): ReactNode {
  return (
    <section className="dash-tile" data-visual={name} aria-label={title}>
      <p className="inspector-head">{title}</p>
      <p className="dash-measure">{measure}</p>
      {children}
    </section>
  );
}

const Bars = memo(function Bars({ top }: Pick<DashboardView, 'top'>): ReactNode {
  const most = Math.max(1, ...top.map(({ value }) => value));
  if (top.length === 0) return <p className="dash-empty">No rows yet.</p>;
  return (
    <ol className="dash-bars">
      {top.map(({ country, value }) => (
        <li key={country}>
          <span>{country}</span>
          <i style={{ width: `${((value / most) * 100).toFixed(1)}%` }} />
          <span>{count(value)}</span>
        </li>
      ))}
    </ol>
  );
}, dequal);

const WIDTH = 420;
const HEIGHT = 200;
/** Lines that are named; the others stay grey, for more names would be a tangle. */
const NAMED = 3;

const Lines = memo(function Lines({ lines }: Pick<DashboardView, 'lines'>): ReactNode {
  const points = lines.flatMap((one) => one.points);
  if (points.length === 0) return <p className="dash-empty">No rows yet.</p>;
  const from = Math.min(...points.map(({ windowMinute }) => windowMinute));
  const to = Math.max(from + 60_000, ...points.map(({ windowMinute }) => windowMinute));
  const most = Math.max(...points.map(({ value }) => value));
  const x = scaleLinear([from, to], [34, WIDTH - 36]);
  const y = scaleLinear([0, most], [HEIGHT - 24, 8]);
  const path = line<{ windowMinute: number; value: number }>()
    .x((point) => x(point.windowMinute))
    .y((point) => y(point.value));
  return (
    <svg
      className="dash-lines"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Events a minute for ${lines.length} countries from ${clock(from).slice(0, 5)} to ${clock(to).slice(0, 5)}; the newest minute is not complete, and dips.`}
    >
      {y.ticks(4).map((value) => (
        <g key={value}>
          <line x1={34} x2={WIDTH - 36} y1={y(value)} y2={y(value)} />
          <text x={28} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {[from, to].map((minute, i) => (
        <text key={minute} x={x(minute)} y={HEIGHT - 4} textAnchor={i === 0 ? 'start' : 'end'}>
          {clock(minute).slice(0, 5)}
        </text>
      ))}
      {lines
        .map((one, i) => ({ ...one, named: i < NAMED }))
        .reverse()
        .map(({ country, points: own, named }) => (
          <path key={country} d={path(own) ?? ''} data-named={named || undefined} />
        ))}
      {labels(lines, y).map(({ country, at: top }) => (
        <text key={country} x={WIDTH - 30} y={top} className="dash-name">
          {country}
        </text>
      ))}
    </svg>
  );
}, dequal);

/** Names at the ends of the largest lines, pushed apart so that none covers another. */
function labels(lines: DashboardView['lines'], y: (value: number) => number) {
  const ends = lines
    .slice(0, NAMED)
    .map(({ country, points }) => ({ country, at: y(points.at(-1)?.value ?? 0) + 4 }))
    .sort((a, b) => a.at - b.at);
  let last = -Infinity;
  return ends.map(({ country, at: wanted }) => {
    last = Math.max(wanted, last + 15);
    return { country, at: last };
  });
}

type BreakdownProps = Pick<DashboardView, 'rows'> & Pick<DashboardMoment, 'users'>;

const Breakdown = memo(function Breakdown({ rows, users }: BreakdownProps): ReactNode {
  return (
    <Facts
      table={{
        caption: 'Country, all minutes',
        columns: [
          { head: 'country' },
          { head: 'event_count', numeric: true },
          { head: 'purchases', numeric: true },
          { head: 'unique_users', numeric: true },
          { head: 'really', numeric: true },
          { head: 'engagements', numeric: true },
        ],
        rows: rows.map(({ country, eventCount, purchases, uniqueUsers, engagements }) => ({
          id: country,
          cells: [
            country,
            count(eventCount),
            count(purchases),
            <s key="sum">{count(uniqueUsers)}</s>,
            count(users.get(country) ?? 0),
            count(engagements),
          ],
        })),
        empty: 'No rows yet.',
      }}
    />
  );
}, dequal);
