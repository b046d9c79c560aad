import * as z from 'zod/mini';
import { activitySettings } from '../activity/settings.ts';
import { dbtSettings } from '../dbt/settings.ts';
import { kafkaSettings } from '../kafka/settings.ts';
import { powerbiSettings } from '../powerbi/settings.ts';
import { relaySettings } from '../relay/settings.ts';
import { snowflakeSettings } from '../snowflake/settings.ts';
import { sparkSettings } from '../spark/settings.ts';
import { storageSettings } from '../storage/settings.ts';
import { action } from './actions.ts';

// A strict Content-Security-Policy forbids the functions that zod would otherwise compile.
z.config({ jitless: true });

/** Settings of all systems, in the order in which an event meets them. */
export const settingsSchema = z.object({
  activity: z._default(activitySettings, activitySettings.parse({})),
  kafka: z._default(kafkaSettings, kafkaSettings.parse({})),
  spark: z._default(sparkSettings, sparkSettings.parse({})),
  relay: z._default(relaySettings, relaySettings.parse({})),
  storage: z._default(storageSettings, storageSettings.parse({})),
  snowflake: z._default(snowflakeSettings, snowflakeSettings.parse({})),
  dbt: z._default(dbtSettings, dbtSettings.parse({})),
  powerbi: z._default(powerbiSettings, powerbiSettings.parse({})),
});

/** 2026-01-01T09:00:00Z, ms: when a run starts unless it says otherwise. */
const nineOClock = 1_767_258_000_000;

/** A scenario, version 1: it determines a run completely. */
export const scenarioSchema = z.object({
  /** A lone surrogate could not be written into a link. */
  name: z._default(z.string().check(z.maxLength(80), z.regex(/^\P{Surrogate}*$/u)), ''),
  /** Seed of every random stream. */
  seed: z._default(z.int().check(z.gte(0)), 1),
  /** Virtual time at which everything is started, ms since the epoch. */
  startMs: z._default(z.int().check(z.gte(0), z.lte(4_102_444_800_000)), nineOClock),
  /** How long the run is, ms: at most a day. */
  durationMs: z._default(z.int().check(z.gte(1000), z.lte(86_400_000)), 3_600_000),
  ...settingsSchema.shape,
  actions: z._default(z.array(action).check(z.maxLength(200)), []),
});

/** A scenario with every field present. */
export type Scenario = z.infer<typeof scenarioSchema>;
/** The settings of all systems. */
export type Settings = z.infer<typeof settingsSchema>;
/** The name of a system that has settings. */
export type SystemName = keyof Settings;
