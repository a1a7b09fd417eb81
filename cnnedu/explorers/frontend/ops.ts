/**
 * The arithmetic of the explorers, as pure functions.
 *
 * Everything a picture shows is computed here, never in drawing code. Names and meaning are those of
 * `cnnedu.functional`, to which these files are held by golden vectors and by randomised cross-checks
 * (tests/explorers/). Bundles take only what they use.
 */

export * from "./ops/architecture";
export * from "./ops/architecture_cost";
export * from "./ops/architecture_layout";
export * from "./ops/arithmetic";
export * from "./ops/arithmetic_problem";
export * from "./ops/arithmetic_text";
export * from "./ops/axis";
export * from "./ops/connectivity";
export * from "./ops/conv";
export * from "./ops/digit";
export * from "./ops/digits";
export * from "./ops/equivariance";
export * from "./ops/equivariance_source";
export * from "./ops/geometry";
export * from "./ops/gradient";
export * from "./ops/gradient_layers";
export * from "./ops/kernel";
export * from "./ops/network";
export * from "./ops/picture_filter";
export * from "./ops/pooling";
export * from "./ops/prediction";
export * from "./ops/random_networks";
export * from "./ops/receptive_field";
export * from "./ops/scaling";
export * from "./ops/source";
export * from "./ops/tensor";
export * from "./ops/training";
export * from "./ops/unit";
