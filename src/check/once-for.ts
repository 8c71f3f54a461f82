/**
 * What a function tells of an object that never changes, worked out once for each object: one hand-in is judged in several
 * ways, and another one may share most of its files with it. What is remembered goes when the object goes.
 */
export function onceFor<Thing extends object, Told>(tell: (thing: Thing) => Told): (thing: Thing) => Told {
  const told = new WeakMap<Thing, { readonly value: Told }>();
  return (thing) => {
    let known = told.get(thing);
    if (known === undefined) told.set(thing, (known = { value: tell(thing) }));
    return known.value;
  };
}
