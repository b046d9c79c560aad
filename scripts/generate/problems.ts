import type { Options } from './options.ts';

/**
 * What an error of the Kafka client means for the person at the keyboard: what was wrong, and
 * which option to look at.
 */
export function problemText(error: unknown, options: Options): string {
  const chain = causes(error);
  const said = chain.map((one) => `${one.name} ${one.type ?? ''} ${one.message}`).join('\n');
  const at = options.brokers.join(', ');
  if (/SASLAuthentication|SASL_AUTHENTICATION/i.test(said)) {
    return `Kafka refuses the login of ${options.username ?? ''}: check --username, KAFKA_PASSWORD and --sasl ${options.sasl}.`;
  }
  if (/UNKNOWN_TOPIC|does not host this topic/i.test(said)) {
    return `There is no topic "${options.topic}" at ${at}: create it, or name another by --topic.`;
  }
  if (/TOPIC_AUTHORIZATION|Not authorized/i.test(said)) {
    return `This login may not write to "${options.topic}": give it the right, or name another topic by --topic.`;
  }
  if (/certificate|self.signed|ERR_TLS|altname/i.test(said)) {
    return `The certificate of ${at} is not trusted: give its authority by --ca-file (Aiven's ca.pem).`;
  }
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|timeout/i.test(said)) {
    return `No Kafka answers at ${at}: check --brokers and the network.`;
  }
  if (/Closed connection|ECONNRESET|EPIPE|wrong version number|disconnected/i.test(said)) {
    const tls = options.tls
      ? 'it may want no TLS, or another login'
      : 'it may want TLS (--tls or --ca-file) and a login (--username)';
    return `${at} ended the connection: ${tls}.`;
  }
  return `Kafka did not take the events: ${chain.at(-1)?.message ?? String(error)}`;
}

interface KafkaError extends Error {
  type?: string;
}

/** The error and what caused it, outermost first. */
function causes(error: unknown): KafkaError[] {
  const chain: KafkaError[] = [];
  for (let one = error; one instanceof Error && chain.length < 8; one = one.cause) chain.push(one);
  return chain;
}
