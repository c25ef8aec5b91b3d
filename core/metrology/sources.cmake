# SPDX-License-Identifier: Apache-2.0
target_sources(meterbench_core PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/metrology/calculation_method.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/metrology/error_model.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/metrology/front_end.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/metrology/load_point.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/metrology/phasor_engine.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/metrology/repeatable_math.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/metrology/specimen.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/metrology/standard_data.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/metrology/system_load.cpp)
