/** The result of work that is not waited for longer than so long; what is late goes on unheard. */
export async function within<T>(work: Promise<T>, ms: number, late: (seconds: number) => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late(Math.round(ms / 1000))), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
