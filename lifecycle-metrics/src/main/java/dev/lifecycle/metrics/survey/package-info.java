/**
 * What customers answer when asked: NPS, CSAT, CES, response rates and their change, each from declared scales and
 * denominators. How often somebody may be asked is here as well; sending the survey is the host's.
 */
@NullMarked
package dev.lifecycle.metrics.survey;

import org.jspecify.annotations.NullMarked;
