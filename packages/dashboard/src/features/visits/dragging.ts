// A pointer that drags: only after a few pixels, with the pointer kept, one reading a frame; a plain click stays a click.

/** So far a pointer may tremble and still click. */
const THRESHOLD = 5;

export interface Drag {
  /** The pointer has left its place; false lets it go again. */
  begin(): boolean;
  /** Where the pointer is, at most once a frame. */
  move(x: number, y: number): void;
  drop(): void;
  cancel(): void;
}

/** Follows one pointer from `pointerdown` on. */
export function followPointer(down: PointerEvent, drag: Drag): void {
  if (down.button !== 0 || down.pointerType === 'touch') return;
  const origin = down.currentTarget as HTMLElement;
  let dragging = false;
  let frame = 0;
  let [x, y] = [down.clientX, down.clientY];

  function tick(): void {
    frame = 0;
    if (!dragging) return;
    drag.move(x, y);
    frame = requestAnimationFrame(tick); // also while the pointer rests: the lanes may scroll below it
  }
  function onMove(event: PointerEvent): void {
    if (event.pointerId !== down.pointerId) return;
    [x, y] = [event.clientX, event.clientY];
    if (dragging || Math.hypot(x - down.clientX, y - down.clientY) < THRESHOLD) return;
    if (!drag.begin()) return end();
    dragging = true;
    // Kept by where it began: nothing it passes over is asked, and the sign of the hand is one element's style.
    if (origin.isConnected) origin.setPointerCapture(down.pointerId);
    origin.style.setProperty('cursor', 'grabbing', 'important');
    document.documentElement.classList.add('dragging');
    frame = requestAnimationFrame(tick);
  }
  function onUp(event: PointerEvent): void {
    if (event.pointerId !== down.pointerId) return;
    const was = dragging;
    if (was) drag.move(event.clientX, event.clientY);
    end();
    if (!was) return;
    // The click that follows belongs to the drag.
    origin.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => origin.removeEventListener('click', swallow, true), 0);
    drag.drop();
  }
  function onCancel(): void {
    const was = dragging;
    end();
    if (was) drag.cancel();
  }
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  function end(): void {
    dragging = false;
    cancelAnimationFrame(frame);
    document.documentElement.classList.remove('dragging');
    origin.style.removeProperty('cursor');
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', onCancel);
  }
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', onCancel);
}
