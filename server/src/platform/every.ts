/**
 * Does something at once and then again and again, a while after it was done; one that fails is told of and tried
 * again. By the machine's own time: what is due is decided by the clock that everything else goes by.
 *
 * @returns what ends it, and waits for what is being done.
 */
export function every(
  intervalMs: number,
  work: () => Promise<unknown>,
  onTrouble: (message: string) => void,
): () => Promise<void> {
  let isStopped = false;
  let timer: NodeJS.Timeout | null = null;
  let doing: Promise<void> = Promise.resolve();
  const turn = async () => {
    try {
      await work();
    } catch (error) {
      onTrouble(error instanceof Error ? error.message : String(error));
    }
    if (!isStopped) timer = setTimeout(begin, intervalMs).unref();
  };
  const begin = () => {
    doing = turn();
  };
  begin();
  return async () => {
    isStopped = true;
    if (timer !== null) clearTimeout(timer);
    await doing;
  };
}
