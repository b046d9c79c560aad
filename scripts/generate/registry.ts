import { CommandError } from '../sim/command-error.ts';
import type { Options } from './options.ts';

/**
 * Registers the schema of the topic's values and gives its id: POST subjects/TOPIC-value/versions,
 * as Karapace and Confluent's registry take it. A schema that is there already keeps its id.
 * Throws a CommandError when the registry cannot be reached or refuses.
 */
export async function registerSchema(
  { registry, topic, username, password }: Options,
  schema: string,
): Promise<number> {
  const address = `${registry ?? ''}/subjects/${encodeURIComponent(`${topic}-value`)}/versions`;
  const login = Buffer.from(`${username ?? ''}:${password ?? ''}`).toString('base64');
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/vnd.schemaregistry.v1+json',
        ...(username === undefined ? {} : { authorization: `Basic ${login}` }),
      },
      body: JSON.stringify({ schema }),
      signal: AbortSignal.timeout(20_000),
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new CommandError(
      `No schema registry answers at ${registry ?? ''} (${String(cause)}): check --registry.`,
    );
  }
  const text = await response.text();
  const id = response.ok ? idIn(text) : undefined;
  if (id !== undefined) return id;
  if (response.status === 401 || response.status === 403) {
    throw new CommandError(
      'The schema registry refuses the login: check --username and KAFKA_PASSWORD.',
    );
  }
  const answer = `${String(response.status)} ${text.slice(0, 200)}`.trim();
  throw new CommandError(
    `The schema registry did not take the schema of ${topic}-value (${answer}).` +
      (response.status === 409
        ? ' Another schema is there: delete the subject or change --topic.'
        : ''),
  );
}

function idIn(text: string): number | undefined {
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    return typeof id === 'number' ? id : undefined;
  } catch {
    return undefined;
  }
}
