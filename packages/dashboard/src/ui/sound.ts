// A short sound of two tones, made here: no file, no loop. Browsers allow it only after somebody has touched the page.

let context: AudioContext | undefined;

/** Plays it once; without the permission of the browser it stays silent. */
export async function soundTwoTones(): Promise<void> {
  if (!('AudioContext' in globalThis)) return;
  context ??= new AudioContext();
  if (context.state === 'suspended') await context.resume().catch(() => {});
  if (context.state !== 'running') return;
  const begin = context.currentTime;
  for (const [pitch, at] of [
    [659, 0],
    [494, 0.22],
  ] as const) {
    const tone = new OscillatorNode(context, { frequency: pitch });
    const volume = new GainNode(context, { gain: 0 });
    tone.connect(volume).connect(context.destination);
    volume.gain.setValueAtTime(0, begin + at);
    volume.gain.linearRampToValueAtTime(0.25, begin + at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + at + 0.4);
    tone.start(begin + at);
    tone.stop(begin + at + 0.42);
  }
}
