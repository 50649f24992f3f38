// Whether this page is the one of a screen on a wall: it says so with everything it asks, and is never a person.

let wall = false;

/** From now on this page asks as a screen on a wall. */
export function askAsWall(): void {
  wall = true;
}

/** True on the page of a wall. */
export const isWall = (): boolean => wall;
