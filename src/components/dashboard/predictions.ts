import { dashboardAt, distinctUsers } from '../../sim/index.ts';
import type { Prediction } from '../player/index.ts';
import { clock, count } from '../chart/index.ts';
import type { DashboardModel } from './model.ts';
import { age } from './words.ts';

const MINUTE = 60_000;
/** How far into the run the moments lie that are asked about, ms. */
const AGE_AFTER_MS = 20 * MINUTE + 30_000;
const USERS_AFTER_MS = 30 * MINUTE;
const ASKED_AFTER_MS = 40 * MINUTE;

/** The questions that this run raises; answers from the run. */
export function predictionsFor(model: DashboardModel): Prediction[] {
  return [ageOfData(model), users(model), asked(model)]
    .filter((prediction) => prediction !== undefined)
    .sort((a, b) => a.revealMs - b.revealMs);
}

function ageOfData({ run }: DashboardModel): Prediction | undefined {
  const revealMs = run.startMs + AGE_AFTER_MS;
  const { ageMs, queryMs } = dashboardAt(run, revealMs);
  if (Number.isNaN(ageMs)) return undefined;
  const bounds = [MINUTE, 4 * MINUTE, 15 * MINUTE];
  const slot = bounds.findIndex((bound) => ageMs < bound);
  return {
    id: 'age',
    question: `How old will the newest event on the page be at ${clock(revealMs)}?`,
    options: ['under 1 min', '1 to 4 min', '4 to 15 min', 'more'],
    answer: slot < 0 ? 3 : slot,
    revealMs,
    because: `It is ${age(ageMs)} old, ${age(revealMs - queryMs)} of them since the page asked. The rest went by in the relay, in Snowpipe and until Gold was refreshed.`,
  };
}

function users({ run }: DashboardModel): Prediction | undefined {
  const revealMs = run.startMs + USERS_AFTER_MS;
  const [row] = dashboardAt(run, revealMs).rows;
  if (!row) return undefined;
  const really = distinctUsers(run, revealMs).get(row.country) ?? 0;
  const answer = row.uniqueUsers > really ? 2 : row.uniqueUsers === really ? 1 : 0;
  return {
    id: 'users',
    question: `The table sums unique_users of ${row.country} over all minutes. Against the number of different users, the sum is`,
    options: ['too small', 'right', 'too large'],
    answer,
    revealMs,
    because: `The sum says ${count(row.uniqueUsers)}, and there were ${count(really)}: who came in two minutes is counted twice.`,
  };
}

function asked({ run, scenario }: DashboardModel): Prediction {
  const revealMs = run.startMs + ASKED_AFTER_MS;
  const { at } = run.state.page.refreshes;
  const times = at.data.subarray(0, at.length).filter((ms) => ms <= revealMs).length;
  const bounds = [2, 10, 50];
  const slot = bounds.findIndex((bound) => times < bound);
  return {
    id: 'asked',
    question: `Set to ${age(scenario.powerbi.refreshMs)}: how often will the page have asked Snowflake by ${clock(revealMs)}?`,
    options: ['once', '2 to 9 times', '10 to 49 times', '50 times or more'],
    answer: slot < 0 ? 3 : slot,
    revealMs,
    because: `It asked ${times === 1 ? 'once' : `${times} times`}. What was set is a wish; the workspace decides.`,
  };
}
