/** What comes in: conversion reports, ad engagements, sightings, identifiers and erasures, as admitted. */
@NullMarked
package io.tieback.core.report;

import org.jspecify.annotations.NullMarked;
