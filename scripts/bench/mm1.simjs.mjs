import { createRequire } from 'node:module';

// A bare M/M/1 queue on SimJS: `mm1.simjs.mjs CUSTOMERS RUNS` prints the wall times in ms as JSON.
const require = createRequire(import.meta.url);
// The library is a bundle for browsers and leaves itself on the window.
globalThis.window = globalThis;
require('simjs');
const { Entity, Facility, Random, Sim } = globalThis.Sim;
const { version } = require('simjs/package.json');

const [customers, runs] = process.argv.slice(2).map(Number);

class Source extends Entity {
  start(server, draw, left) {
    this.server = server;
    this.draw = draw;
    this.left = left;
    this.arrive();
  }

  arrive() {
    if (this.left-- <= 0) return;
    this.useFacility(this.server, this.draw.exponential(1));
    this.setTimer(this.draw.exponential(0.9)).done(this.arrive, this);
  }
}

const ms = [];
let meanWait = 0;
for (let i = 0; i < runs; i++) {
  const from = performance.now();
  const sim = new Sim();
  const server = new Facility('server');
  sim.addEntity(Source, 'source', server, new Random(i + 1), customers);
  sim.simulate(Number.MAX_VALUE);
  ms.push(performance.now() - from);
  meanWait = server.queueStats().durationSeries.average();
}
console.log(JSON.stringify({ version, ms, meanWait }));
