# SPDX-License-Identifier: Apache-2.0
# zint ships no package description of its own. Gives the target Zint::Zint.

find_path(Zint_INCLUDE_DIR zint.h)
# Debian's libzint-dev installs into /usr/lib itself, which a multi-arch search passes by.
find_library(Zint_LIBRARY zint PATHS /usr/lib)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Zint REQUIRED_VARS Zint_LIBRARY Zint_INCLUDE_DIR
    REASON_FAILURE_MESSAGE "install libzint-dev")
mark_as_advanced(Zint_INCLUDE_DIR Zint_LIBRARY)

if(Zint_FOUND AND NOT TARGET Zint::Zint)
    add_library(Zint::Zint UNKNOWN IMPORTED)
    set_target_properties(Zint::Zint PROPERTIES
        IMPORTED_LOCATION "${Zint_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${Zint_INCLUDE_DIR}")
endif()
