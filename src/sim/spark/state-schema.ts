import type { WindowShape } from './query.ts';

/**
 * Why Spark refuses to go on with the state of a query that had windows of the shape `first`, or
 * undefined. Sliding windows come from an Expand, whose window column may be NULL; tumbling ones
 * from a projection, whose column may not. A key that was written as never NULL takes no NULL: so
 * tumbling windows cannot become sliding ones on the same state, though the other way round works
 * (the words are recorded, `key` is the name of the other column: conformance/spark, restarts.json).
 */
export function stateSchemaProblem(
  first: WindowShape,
  now: WindowShape,
  key = 'country',
): string | undefined {
  if (isSliding(first) || !isSliding(now)) return undefined;
  return (
    '[STATE_STORE_KEY_SCHEMA_NOT_COMPATIBLE] Provided key schema does not match existing state ' +
    'key schema.\nPlease check number and type of fields.\n' +
    `Existing key_schema=${keySchema(first, key)} and new key_schema=${keySchema(now, key)}.\n` +
    'If you want to force running the query without schema validation, please set ' +
    'spark.sql.streaming.stateStore.stateSchemaCheck to false.\nHowever, please note that running ' +
    'the query with incompatible schema could cause non-deterministic behavior. SQLSTATE: XXKST'
  );
}

function isSliding({ windowMs, slideMs }: WindowShape): boolean {
  return windowMs !== slideMs;
}

function keySchema(shape: WindowShape, key: string): string {
  const time = (name: string) => `StructField(${name},TimestampType,true)`;
  return (
    `StructType(StructField(window,StructType(${time('start')},${time('end')}),` +
    `${String(isSliding(shape))}),StructField(${key},StringType,true))`
  );
}
