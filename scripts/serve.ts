/** Serves a site that is already built: `serve.ts --dir DIR --port N`. The browser tests use it. */
import { courseBase } from './front/base.ts';
import { option } from './front/arguments.ts';
import { giveUp, say } from './front/say.mjs';
import { serveSite } from './front/site.ts';

const dir = option('dir') ?? 'dist';
const port = Number(option('port') ?? '4329');
try {
  await serveSite(dir, port, courseBase());
  say(`Serving ${dir} at http://localhost:${port}${courseBase()}`);
} catch (error) {
  giveUp(`${dir} cannot be served at port ${port}: ${String(error)}`);
}
