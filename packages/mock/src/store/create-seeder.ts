import type { Model } from "@graphslice/csdl";
import { createInstanceMaker, type InstanceMaker } from "../fixtures/model/index.js";
import { layoutOf } from "../resource/type-layout.js";
import { createStream } from "../fixtures/model/create-stream.js";
import { MEDIA } from "./entity.js";
import type { Seeder } from "./seeder.js";

/** Makes fixtures of a model's types. The model is looked through when the first one is asked for. */
export function createSeeder(model: Model, seed: number): Seeder {
  let maker: InstanceMaker | undefined;
  const fixtures = (): InstanceMaker => (maker ??= createInstanceMaker(model));
  return {
    createEntity: (type, path) => fixtures().createInstance(type, { seed, path }),
    typesOf: (type) => fixtures().concreteTypesOf(type),
    createStreams: (type, values, path) => {
      const media = type.hasStream ? [[MEDIA, type] as const] : [];
      const streams = [...layoutOf(type).streams, ...media];
      return new Map(
        streams.map(([name, element]) => {
          const stream = createStream(element, values, { seed, path });
          return [name, { ...stream, changed: 0 }];
        }),
      );
    },
    createValue: (type, path) => fixtures().createValue(type, { seed, path }),
  };
}
