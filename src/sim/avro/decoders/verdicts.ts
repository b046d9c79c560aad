import { HEADER_BYTES, traceBody, traceFramed } from '../framing.ts';
import { toJson } from '../json.ts';
import type { Trace } from '../trace.ts';
import type { AvroSchema, AvroType, AvroValue, JsonValue } from '../types.ts';
import type { DecodeError } from '../cursor.ts';
import { fastavroRules } from './fastavro.ts';
import { javaRules } from './java.ts';
import { avroPythonRules } from './python.ts';
import { walkBody, type Failure } from './walk.ts';

/** Who judges: this decoder, Spark's `from_avro`, Karapace, confluent-kafka for Python. */
export type DecoderName = 'here' | 'spark' | 'karapace' | 'confluent-python';

/**
 * What a decoder makes of a message: a value, or the class of its exception and its message
 * (`here`: the error's code). `cause` is what lies below an exception that wraps another.
 */
export type Verdict =
  | { decoder: DecoderName; outcome: 'value'; value: JsonValue }
  | { decoder: DecoderName; outcome: 'error'; error: string; message: string; cause?: Failure };

/**
 * The four verdicts on a framed message, modelled rule by rule (semantics.md C1) and checked
 * against what the real decoders said (conformance/avro). `knownIds` are the schema ids that the
 * registry has. Spark is handed the bytes behind the header, as `substring(value, 6)` cuts them,
 * and never sees magic byte and id.
 */
export function verdicts(
  bytes: Uint8Array,
  schema: AvroSchema,
  knownIds: readonly number[],
): Verdict[] {
  return [
    here(bytes, schema, knownIds),
    sparkVerdict(bytes.subarray(HEADER_BYTES), schema),
    karapaceVerdict(bytes, schema, knownIds),
    confluentVerdict(bytes, schema, knownIds),
  ];
}

/**
 * The header fed to the decoder as if it were data (semantics.md C3): what this decoder reads,
 * with every span, and what Spark makes of it, which may be garbage without any error.
 */
export function headerNotStripped(
  bytes: Uint8Array,
  schema: AvroSchema,
): {
  read: { value: AvroValue; trailing: number; trace: Trace } | { error: DecodeError; trace: Trace };
  spark: Verdict;
} {
  return { read: traceBody(bytes, schema), spark: sparkVerdict(bytes, schema) };
}

/**
 * Spark's `from_avro` in its default mode FAILFAST on bytes without a header. Where FAILFAST stops
 * the query, PERMISSIVE gives a record of nulls.
 */
function sparkVerdict(body: Uint8Array, schema: AvroSchema): Verdict {
  if (isRecursive(schema.root)) {
    const error = 'org.apache.spark.sql.avro.IncompatibleSchemaException';
    const message = 'Found recursive reference in Avro schema, which can not be processed by Spark';
    return { decoder: 'spark', outcome: 'error', error, message };
  }
  const read = walkBody(body, schema, javaRules);
  if ('value' in read) return value('spark', read.value);
  return {
    decoder: 'spark',
    outcome: 'error',
    error: 'org.apache.spark.SparkException',
    message:
      'Malformed records are detected in record parsing. Current parse Mode: FAILFAST. ' +
      "To process malformed records as null result, try setting the option 'mode' as 'PERMISSIVE'.",
    cause: read,
  };
}

function karapaceVerdict(
  bytes: Uint8Array,
  schema: AvroSchema,
  knownIds: readonly number[],
): Verdict {
  const decoder = 'karapace';
  if (bytes.length < HEADER_BYTES) {
    return failed(decoder, 'struct.error', 'unpack requires a buffer of 5 bytes');
  }
  const start = ((bytes[0] ?? 0) << 24) >> 24;
  if (start !== 0) {
    const hex = `${start < 0 ? '-' : ''}${Math.abs(start).toString(16)}`;
    return failed(decoder, 'InvalidMessageHeader', `Start byte is ${hex} and should be 0`);
  }
  if (!knownIds.includes(idOf(bytes))) {
    return failed(decoder, 'SchemaRetrievalError', 'Schema not found');
  }
  const read = walkBody(bytes.subarray(HEADER_BYTES), schema, avroPythonRules);
  if ('value' in read) return value(decoder, read.value);
  const unfit = read.error === 'avro.errors.SchemaResolutionException';
  const message = unfit
    ? 'Data cannot be decoded with provided schema'
    : 'Data does not contain a valid message';
  return { ...failed(decoder, 'InvalidPayload', message), cause: read };
}

function confluentVerdict(
  bytes: Uint8Array,
  schema: AvroSchema,
  knownIds: readonly number[],
): Verdict {
  const decoder = 'confluent-python';
  const wrong = 'confluent_kafka.serialization.SerializationError';
  if (bytes.length <= HEADER_BYTES) {
    const text = `Expecting data framing of length 6 bytes or more but total data size is ${bytes.length} bytes. This message was not produced with a Confluent Schema Registry serializer`;
    return failed(decoder, wrong, text);
  }
  const magic = bytes[0];
  if (magic === 1 && bytes.length < 17) {
    return failed(decoder, 'ValueError', 'bytes is not a 16-char string');
  }
  if (magic !== 0 && magic !== 1) return failed(decoder, wrong, 'Invalid magic byte');
  // Behind magic 1 lies a schema GUID, and the registries of this course know none.
  if (magic === 1 || !knownIds.includes(idOf(bytes))) {
    const error = 'confluent_kafka.schema_registry.error.SchemaRegistryError';
    return failed(decoder, error, 'Schema Not Found (HTTP status code 404, SR code 40400)');
  }
  const read = walkBody(bytes.subarray(HEADER_BYTES), schema, fastavroRules);
  return 'value' in read ? value(decoder, read.value) : failed(decoder, read.error, read.message);
}

function here(bytes: Uint8Array, schema: AvroSchema, knownIds: readonly number[]): Verdict {
  const read = traceFramed(bytes, schema);
  const hasHeader = bytes.length >= HEADER_BYTES && bytes[0] === 0;
  if (hasHeader && !knownIds.includes(idOf(bytes))) {
    const text = `The registry has no schema with id ${idOf(bytes)}. Check that these bytes come from a topic of this registry.`;
    return failed('here', 'unknown-id', text);
  }
  if ('error' in read) return failed('here', read.error.code, read.error.message);
  return value('here', read.value);
}

function idOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
}

function value(decoder: DecoderName, read: AvroValue): Verdict {
  return { decoder, outcome: 'value', value: toJson(read) };
}

function failed(
  decoder: DecoderName,
  error: string,
  message: string,
): Extract<Verdict, { outcome: 'error' }> {
  return { decoder, outcome: 'error', error, message };
}

/** Whether a record holds itself: only then does a `ref` lie inside the type that it names. */
function isRecursive(type: AvroType, inside: readonly string[] = []): boolean {
  switch (type.kind) {
    case 'ref':
      return inside.includes(type.name);
    case 'record':
      return type.fields.some((field) => isRecursive(field.type, [...inside, type.name]));
    case 'array':
      return isRecursive(type.items, inside);
    case 'map':
      return isRecursive(type.values, inside);
    case 'union':
      return type.branches.some((branch) => isRecursive(branch, inside));
    default:
      return false;
  }
}
