import type { ActivityEvents } from '../activity/events.ts';
import { createDbt } from '../dbt/run.ts';
import type { DbtState } from '../dbt/types.ts';
import { reserve } from '../kernel/column.ts';
import { createQueue } from '../kernel/queue.ts';
import type { EventQueue } from '../kernel/queue.ts';
import { createPage } from '../powerbi/page.ts';
import type { PageState } from '../powerbi/page.ts';
import { createRelay } from '../relay/state.ts';
import type { RelayState } from '../relay/types.ts';
import type { Action } from '../scenario/actions.ts';
import { sortedActions } from '../scenario/read.ts';
import type { Scenario, Settings } from '../scenario/schema.ts';
import { pickSettings } from '../scenario/settings.ts';
import { createSnowflake } from '../snowflake/state.ts';
import type { SnowflakeState } from '../snowflake/types.ts';
import { createBronze } from '../spark/bronze.ts';
import type { BronzeState } from '../spark/bronze.ts';
import { createGold } from '../spark/gold-state.ts';
import type { GoldState } from '../spark/gold-state.ts';
import { createSilver } from '../spark/silver.ts';
import type { SilverState } from '../spark/silver.ts';
import { createStorage } from '../storage/storage.ts';
import type { StorageState } from '../storage/types.ts';
import { prepareEvents } from './prepare.ts';
import type { Refusal } from './prepare.ts';
import { createRelayGroup } from './relay-group.ts';
import type { RelayGroup } from './relay-group.ts';
import { createTopic } from './topic.ts';
import type { TopicState } from './topic.ts';

/**
 * Everything that changes while a run goes on, and nothing else: plain data, so that a copy of it
 * is a checkpoint of the whole simulation. What happened is in the append-only columns of each
 * system, so the state at any moment is a binary search in the state at the end.
 */
export interface PipelineState {
  now: number;
  queue: EventQueue;
  /** Row of the next event to be written to the topic. */
  nextEvent: number;
  /** The next action, in the order of time. */
  nextAction: number;
  settings: Settings;
  topic: TopicState;
  group: RelayGroup;
  bronze: BronzeState;
  silver: SilverState;
  gold: GoldState;
  relay: RelayState;
  storage: StorageState;
  snowflake: SnowflakeState;
  dbt: DbtState;
  page: PageState;
  /** Query ids that were given out, over all queries: a new checkpoint gets a new one. */
  queryIds: number;
  /** What actions could not do, and why. */
  refusals: Refusal[];
}

/** A scenario being run: what is fixed, and the state. */
export interface Simulation {
  scenario: Scenario;
  events: ActivityEvents;
  actions: readonly Action[];
  state: PipelineState;
}

/** A simulation that stands at its start, before anything has happened. */
export function createSimulation(scenario: Scenario): Simulation {
  const { events, refusals } = prepareEvents(scenario);
  const settings = pickSettings(scenario);
  const { kafka } = settings;
  const state: PipelineState = {
    now: scenario.startMs - 1,
    queue: createQueue(),
    nextEvent: 0,
    nextAction: 0,
    settings,
    topic: createTopic(kafka, scenario.seed),
    group: createRelayGroup(kafka),
    bronze: createBronze(),
    silver: createSilver(),
    gold: createGold(),
    relay: createRelay(settings.relay, kafka.partitions),
    storage: createStorage(settings.storage),
    snowflake: createSnowflake(settings.snowflake, scenario.seed),
    dbt: createDbt(settings.dbt),
    page: createPage(settings.powerbi),
    queryIds: 0,
    refusals,
  };
  reserveFor(state, events.length);
  return { scenario, events, actions: sortedActions(scenario), state };
}

/** Room for every event once in the columns that get a row an event; repeats make them grow. */
function reserveFor({ bronze, silver, gold, relay, snowflake }: PipelineState, rows: number): void {
  const { taken, fileRows } = relay;
  const columns = [bronze.event, bronze.partition, bronze.offset, silver.event, silver.bronzeRow]
    .concat(gold.read.silverRow, fileRows, Object.values(taken), Object.values(snowflake.bronze))
    .concat(snowflake.silver.event, snowflake.silver.bronzeRow);
  for (const column of columns) reserve(column, rows);
}
