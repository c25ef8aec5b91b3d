# SPDX-License-Identifier: Apache-2.0
set(metrology_sources
    accuracy.cpp
    behaviour_switches.cpp
    calculation_method.cpp
    en50160.cpp
    error_model.cpp
    front_end.cpp
    load_point.cpp
    phasor_engine.cpp
    power_quality.cpp
    quality_settings.cpp
    repeatable_math.cpp
    sensor_heating.cpp
    specimen.cpp
    standard_data.cpp
    system_load.cpp
    waveform_engine.cpp
    waveform_kernel_baseline.cpp
    waveform_signal.cpp)

# The kernel of the waveform engine once per instruction set; the program chooses when it runs.
set(metrology_kernel_options -O3 -Wno-psabi)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    foreach(level v2 v3 v4)
        list(APPEND metrology_sources waveform_kernel_${level}.cpp)
        set_source_files_properties("${CMAKE_CURRENT_LIST_DIR}/waveform_kernel_${level}.cpp" PROPERTIES
            COMPILE_OPTIONS "${metrology_kernel_options};-ffp-contract=off;-march=x86-64-${level}")
    endforeach()
endif()
list(TRANSFORM metrology_sources PREPEND "${CMAKE_CURRENT_LIST_DIR}/")
set_source_files_properties("${CMAKE_CURRENT_LIST_DIR}/waveform_kernel_baseline.cpp" PROPERTIES
    COMPILE_OPTIONS "${metrology_kernel_options};-ffp-contract=off")
target_sources(meterbench_core PRIVATE ${metrology_sources})
