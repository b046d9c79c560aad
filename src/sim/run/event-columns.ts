import type { Scenario } from '../scenario/schema.ts';
import type { EventColumns } from '../spark/run.ts';
import { prepareEvents } from './prepare.ts';

/**
 * The events of a scenario as the watermark engine alone reads them: event time, arrival in the
 * topic, country. What-if and sweeps run over these without the rest of the pipeline.
 */
export function eventsOf(scenario: Scenario): EventColumns {
  const { eventTimeMs, arrivalMs, country, countries } = prepareEvents(scenario).events;
  return { eventTimeMs, arrivalMs, key: country, keys: countries };
}
