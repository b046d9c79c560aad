import { useCallback, useEffect, useRef } from 'react';
import { CHANNEL } from './names.ts';
import { readMessage, type Message } from './room.ts';

/** Joins the room: `hear` is called with every message, the result says one. */
export function useRoom(hear: (message: Message) => void): (message: Message) => void {
  const latest = useRef(hear);
  const channel = useRef<BroadcastChannel>(undefined);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => {
    const joined = new BroadcastChannel(CHANNEL);
    channel.current = joined;
    joined.onmessage = ({ data }) => {
      const message = readMessage(data);
      if (message) latest.current(message);
    };
    return () => joined.close();
  }, []);
  return useCallback((message) => channel.current?.postMessage(message), []);
}
