/** Milliseconds from a change until it is saved. */
const DELAY = 500;
/** How many times as long as saving takes nothing is saved: work that grows with a recording stays a small part of it. */
const REST = 10;

/** Saves what changes, soon but not each time. */
export interface RegularSaver {
  /** Told of a change. */
  touch(): void;
  /** Saves no more by itself. */
  stop(): void;
}

/** @param save does not throw */
export function saveRegularly(save: () => void): RegularSaver {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let delay = DELAY;
  return {
    touch: () => {
      if (isStopped) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        const start = performance.now();
        save();
        delay = Math.max(DELAY, REST * (performance.now() - start));
      }, delay);
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
