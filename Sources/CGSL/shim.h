// SPDX-License-Identifier: GPL-3.0-or-later
// The GNU Scientific Library's headers, and one accessor for each of its mutable globals that Seedcorn reads:
// Swift 6 refuses a mutable C global but accepts a function that returns its value.
#ifndef SEEDCORN_CGSL_SHIM_H
#define SEEDCORN_CGSL_SHIM_H

#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_min.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_multiroots.h>
#include <gsl/gsl_odeiv2.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf.h>
#include <gsl/gsl_spline.h>
#include <gsl/gsl_statistics_double.h>
#include <gsl/gsl_version.h>

static inline const char *seedcorn_gsl_version(void) { return gsl_version; }

static inline const gsl_root_fsolver_type *seedcorn_root_brent(void) { return gsl_root_fsolver_brent; }

static inline const gsl_min_fminimizer_type *seedcorn_minimum_brent(void) { return gsl_min_fminimizer_brent; }

static inline const gsl_multiroot_fdfsolver_type *seedcorn_multiroot_hybridsj(void) {
  return gsl_multiroot_fdfsolver_hybridsj;
}

static inline const gsl_multimin_fminimizer_type *seedcorn_multimin_simplex(void) {
  return gsl_multimin_fminimizer_nmsimplex2;
}

static inline const gsl_interp_type *seedcorn_interpolation_steffen(void) { return gsl_interp_steffen; }

static inline const gsl_odeiv2_step_type *seedcorn_ode_rk8pd(void) { return gsl_odeiv2_step_rk8pd; }

static inline const gsl_qrng_type *seedcorn_quasirandom_sobol(void) { return gsl_qrng_sobol; }

#endif
