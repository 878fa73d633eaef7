/**
 * What the firm does for its customers: how soon it answers, which touchpoints it sends at which stage and how many of them without a
 * person, and how its effort is spread over the purchase. What customers do stands in the rooms of journeys and engagement.
 */
@NullMarked
package dev.lifecycle.metrics.service;

import org.jspecify.annotations.NullMarked;
