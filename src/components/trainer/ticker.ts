/** A worker that ticks: the timers of a covered window are slowed down, a worker's are not. */
setInterval(() => postMessage(0), 250);
