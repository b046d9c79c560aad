/** The one port of the site: progress is kept per origin, so another port would seem to lose it. */
import { connect } from 'node:net';

/** @returns {number} PORT from the environment, or 4321; NaN when PORT is no port */
export function wantedPort() {
  const text = process.env.PORT ?? '4321';
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port < 65536 ? port : Number.NaN;
}

/**
 * Whether somebody already answers on this machine at that port. Asking is surer than binding:
 * some systems let a second server bind one of the two addresses of localhost.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function portTaken(port) {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => accepts(host, port)));
  return answers.includes(true);
}

/** @param {string} host @param {number} port @returns {Promise<boolean>} */
function accepts(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

/** @param {number} port @returns {string} what to tell the person, with the way out */
export function takenMessage(port) {
  const other = port < 65535 ? port + 1 : port - 1;
  const way =
    process.platform === 'win32' ? `set PORT=${other}, then npm start` : `PORT=${other} npm start`;
  return (
    `Port ${port} is taken by another program. Stop that program, or choose another port with ` +
    `PORT= (${way}). Reading progress is kept per port, so the old address keeps what you read.`
  );
}
